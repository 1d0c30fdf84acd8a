// How large a picture says that it is, read from its first bytes, so that one that would not fit into memory
// is never decoded.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads PNG and JPEG, the formats of cameras and screenshots; undefined for others and where the size does
 * not stand in `head`.
 */
export function readPictureSize(head: Uint8Array): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 24) return undefined;
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  return view.getUint16(0) === 0xffd8 ? readJpegSize(view) : undefined;
}

/**
 * Walks from segment to segment up to the frame header (ITU T.81, B.2.2), which no other marker from C0 to CF
 * is.
 */
function readJpegSize(view: DataView): PictureSize | undefined {
  for (
    let at = 2;
    at + 9 <= view.byteLength && view.getUint8(at) === 0xff;
    at += 2 + view.getUint16(at + 2)
  ) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}
