"""The local database: its Java, its folder, its keeper, and how processes join it."""
