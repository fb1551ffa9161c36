"""A running call as a function of events: no clock, no chance, no sound, no screen."""
