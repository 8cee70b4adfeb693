-- not in a step, forward

-- not in a step, backward

