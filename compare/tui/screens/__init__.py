"""The screens: review, one passage, help, menus, the check of Arabic."""
