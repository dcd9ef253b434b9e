/** The stepped bars: a stand seen from the side, its top step lit. `mono` draws it in one line colour (empty states). */
export function Logo({ size = 28, mono = false }: { size?: number; mono?: boolean }) {
  const bar = mono ? 'var(--g-line-strong)' : 'currentColor';
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect x="15" y="4" width="10" height="6" rx="2" fill={mono ? bar : '#f4893b'} />
      <rect x="9" y="12" width="16" height="6" rx="2" fill={bar} />
      <rect x="2" y="20" width="23" height="6" rx="2" fill={bar} />
    </svg>
  );
}
