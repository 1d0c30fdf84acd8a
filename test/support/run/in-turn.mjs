// Keeps the output of commands that run side by side apart: the first one prints at once, the others are held
// back until it is their turn.

/**
 * @param {(text: string) => void} write
 * @returns {() => { say(text: string): void, end(): void }} gives one command its voice
 */
export function speakInTurn(write) {
  const voices = [];

  function speak() {
    while (voices.length > 0) {
      const [first] = voices;
      for (const text of first.texts.splice(0)) write(text);
      if (!first.isOver) return;
      voices.shift();
    }
  }

  return () => {
    const voice = { texts: [], isOver: false };
    voices.push(voice);
    return {
      say(text) {
        voice.texts.push(text);
        speak();
      },
      end() {
        voice.isOver = true;
        speak();
      },
    };
  };
}
