"""Three Rings: a telephone rings, a scripted customer speaks, the trainee answers and is scored."""
