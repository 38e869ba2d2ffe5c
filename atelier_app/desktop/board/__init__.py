"""The sticky-note wall on the facilitator's screen: records, camera, painting, gestures, panel."""
