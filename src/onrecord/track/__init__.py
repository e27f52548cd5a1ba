"""The fold over stored readings: what holds across pages, from nothing but readings and judgements."""
