import { useMemo } from 'react'
import { qrModules, qrPath } from './qr-modules.ts'

/** Words as a QR code, dark on light in any mode. */
export function QrCode({ words, label }: { words: string; label: string }) {
  const modules = useMemo(() => qrModules(words), [words])
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={modules.length} height={modules.length} fill="#ffffff" />
      <path d={qrPath(modules)} fill="#152036" />
    </svg>
  )
}
