// What the near end tells of one protocol.

export interface Edge {
  readonly protocol: string;
  /** The largest body that comes in as few round trips as a small one. */
  readonly bodyBytes: number;
  /** Of the answer's headers, as they would stand in HTTP/1.1. */
  readonly headerBytes: number;
  /** From the request to the answer's last byte, 64 bytes below the edge and above it. */
  readonly roundTripsBefore: number;
  readonly roundTripsAfter: number;
}
