import { qrPath } from './qr-path';

const QUIET = 4;

/** A QR code as inline SVG, dark on white on every ground, with the quiet border that readers want. `size` in CSS pixels. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const { size: side, path } = qrPath(text);
  const whole = side + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      style={{ display: 'block', maxWidth: '100%', height: 'auto', borderRadius: 8 }}
    >
      <rect x={-QUIET} y={-QUIET} width={whole} height={whole} fill="#ffffff" />
      <path d={path} fill="#0b1530" />
    </svg>
  );
}
