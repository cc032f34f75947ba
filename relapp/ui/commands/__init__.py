"""All that can be done, said once: menus, keys, what Ctrl+K finds and the list of keys are drawn from here."""
