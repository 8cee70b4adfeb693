using System.Runtime.Versioning;

// Signals, limits, mounts and rights are those of Linux.
[assembly: SupportedOSPlatform("linux")]
