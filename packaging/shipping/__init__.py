"""What turns the source tree into something that can be installed: a wheel, a folder, a Debian package."""
