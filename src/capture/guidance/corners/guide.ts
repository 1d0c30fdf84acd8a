// The shape that a document has to fill.

/** The shape in the middle of the picture, which a document has to fill. */
export interface Guide {
  /** Its width as a share of the picture's. */
  readonly width: number;
  /** Of the document: its width by its height. */
  readonly aspect: number;
}

/**
 * Nine hundredths of the wanted aspect, as a logarithm: a card is told from a sheet of paper and a screen.
 */
export const ASPECT_SLACK = 0.09;
/** What is narrower is a passport's page: another one runs on beyond its fold, and its cover frames it. */
export const LEAST_CARD = 1.5;
