function App() {
  return <Card />;
}
