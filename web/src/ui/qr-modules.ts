import { encodeQR } from 'qr'

/** White modules around the code; readers want four. */
const BORDER = 4

/** The code's modules, row by row, true for dark; with its quiet zone. */
export function qrModules(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })
}

/** The dark modules as the `d` of one SVG path, a unit each. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
}
