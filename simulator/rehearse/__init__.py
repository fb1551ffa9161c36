"""A scenario tested without people: walkthroughs and robot trainees on a virtual clock, and what they cover."""
