const parts = (
  <>both</>
);
