"""The facilitator's code: the lock, what covers the work while it is on, the form that sets it."""
