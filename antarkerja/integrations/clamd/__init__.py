"""clamd, the daemon of ClamAV, as the port `cases.ports.VirusScanner`."""
