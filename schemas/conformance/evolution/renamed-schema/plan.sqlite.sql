-- 20260201090000-store, forward

-- 20260201090000-store, backward

