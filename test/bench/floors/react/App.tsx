import { useState } from 'react';

/** As much as Vite's own React template shows: a heading, a counting button and a line of text. */
export function App() {
  const [count, setCount] = useState(0);
  return (
    <main>
      <h1>Vite + React</h1>
      <button type="button" onClick={() => setCount((before) => before + 1)}>
        Open a repository {count}
      </button>
      <p>Edit App.tsx and save to test it.</p>
    </main>
  );
}
