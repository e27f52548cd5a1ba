"""Addresses to documents: the only part of onrecord that touches the network."""
