import QRCode from 'qrcode';

/** The dark squares as one path, a unit each, so that the picture is sharp at any size and needs no network. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`);
  }
  return { size: modules.size, path: squares.join('') };
}
