"""The page Public copy: what will be visible, made and downloaded, the ledger of copies, and checking one."""
