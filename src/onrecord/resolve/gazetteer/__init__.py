"""What is known of names before a page is read: states, peoples, capitals, seats, bodies, given names."""

from onrecord.resolve.gazetteer.lookup import Known, look_up, sex_of, state_named

__all__ = ["Known", "look_up", "sex_of", "state_named"]
