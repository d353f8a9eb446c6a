"""The commands of correction slips: print them, list the inbox, type one in, settle one."""
