"""What all pages stand in: the app and its addresses, the server, the session, background work."""
