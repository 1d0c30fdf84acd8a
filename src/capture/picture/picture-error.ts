// What can be wrong with a picture before it is sent.

/**
 * Why a file is no picture that we can send. `damaged`: its end is missing. `heic`: a format that this
 * browser does not know. `unfit`: this browser garbles what a page draws, and the file cannot go as it is.
 */
export type PictureProblem = 'not-a-picture' | 'too-large' | 'too-small' | 'damaged' | 'heic' | 'unfit';

/** A chosen file cannot be used. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}
