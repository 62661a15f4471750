function open() {
  return new WebSocket("wss://example.com");
}
open();
