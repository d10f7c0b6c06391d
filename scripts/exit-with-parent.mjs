// Loaded into programs that are not ours, so that they end with the supervisor even when it is killed.
process.on("disconnect", () => process.exit(1));
