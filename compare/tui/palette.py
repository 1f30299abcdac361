"""The palette: everything by name, with its keys, in the order of use."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hits
from textual.system_commands import SystemCommandsProvider


class Commands(SystemCommandsProvider):
    """The commands of the application in its own order; Textual's provider sorts them by letter."""

    async def discover(self) -> Hits:
        """What is offered before anything is typed."""
        for name, help_text, callback, discover in self.app.get_system_commands(self.screen):
            if discover:
                yield DiscoveryHit(name, callback, help=help_text)
