"""Sound in and out of a call: the customer's voice, the trainee's microphone, recognisers, each behind a port."""
