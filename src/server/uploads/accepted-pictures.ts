// The picture that a provider took last, by session, and what it said: a browser that did not hear the answer
// sends the same picture again, and to the provider that would be the wrong side. It must never hold a
// picture, only its hash.

/** A picture of one step, told from others without being kept. */
export interface PictureId {
  readonly session: string;
  readonly step: string;
  /** SHA-256. */
  readonly hash: string;
}

export interface AcceptedPictures<A> {
  /** The answer to this very picture, if no other was taken since. */
  find(picture: PictureId): A | undefined;
  note(picture: PictureId, answer: A): void;
  /** The provider has lost what it took of this session: the same picture is a new one. */
  forget(session: string): void;
}

/** Sessions that are remembered; of older ones the provider is asked again, as it is by another process. */
const kept = 1_000;

/** Creates an empty memory. */
export function createAcceptedPictures<A>(): AcceptedPictures<A> {
  const latest = new Map<string, { readonly step: string; readonly hash: string; readonly answer: A }>();
  return {
    find({ session, step, hash }) {
      const taken = latest.get(session);
      return taken?.step === step && taken.hash === hash ? taken.answer : undefined;
    },

    note({ session, step, hash }, answer) {
      latest.delete(session);
      latest.set(session, { step, hash, answer });
      const [oldest] = latest.keys();
      if (latest.size > kept && oldest !== undefined) latest.delete(oldest);
    },

    forget(session) {
      latest.delete(session);
    },
  };
}
