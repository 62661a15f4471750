async function main(): Promise<void> {}
