"""Serve map_page.py as the pages are served: the same settings, the same security headers."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from netmap.ui.server.security import SecurityHeaders, build_policy, read_index_page
from netmap.ui.theme.options import build_options

policy = build_policy(read_index_page())
app = st.App(Path(__file__).with_name("map_page.py"), middleware=[Middleware(SecurityHeaders, policy=policy)])
app.run(config=build_options(int(sys.argv[1]), "127.0.0.1"))
