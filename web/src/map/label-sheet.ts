import type { LabelRequest } from './label-placement.ts'
import { type WorldPoint, worldPoint } from './world.ts'

export type LabelKind =
  | 'street-town'
  | 'neighbour'
  | 'site'
  | 'river'
  | 'metro-line'
  | 'station'
  | 'park'
  | 'road'
  | 'road-number'

export interface Wish {
  kind: LabelKind
  text: string
  isVertical?: boolean
  request: LabelRequest
}

export interface Sheet {
  zoom: number
  scale: number
  language: 'zh' | 'en'
  /** 1 at the normal type size. */
  typeScale: number
}

/** Type size in pixels and letter spacing in em, as map.css sets them. */
const labelType: Record<LabelKind, { size: number; spacing: number }> = {
  'street-town': { size: 15, spacing: 0.28 },
  neighbour: { size: 15, spacing: 0.5 },
  site: { size: 14, spacing: 0 },
  river: { size: 14, spacing: 0.4 },
  'metro-line': { size: 12.5, spacing: 0 },
  station: { size: 13, spacing: 0 },
  park: { size: 13, spacing: 0.04 },
  road: { size: 13, spacing: 0.1 },
  'road-number': { size: 12, spacing: 0 },
}

const LATIN_SPACING = 0.04

export function sizeOf(kind: LabelKind, text: string, sheet: Sheet): { width: number; height: number } {
  const { size, spacing: wide } = labelType[kind]
  const spacing = sheet.language === 'en' ? LATIN_SPACING : wide
  const padding = kind === 'metro-line' || kind === 'road-number' ? 16 : 6
  return {
    width: textWidth(text, spacing) * size * sheet.typeScale + padding,
    height: size * sheet.typeScale * 1.3 + 4,
  }
}

/** In em; Han characters are one wide, the others about half. */
export function textWidth(text: string, spacing: number): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 1 : 0.56) + spacing, 0)
}

export function pixelOf(point: { latitude: number; longitude: number }, sheet: Sheet): WorldPoint {
  return scaled(worldPoint(point.longitude, point.latitude), sheet)
}

export function scaled(point: WorldPoint, { scale }: Sheet): WorldPoint {
  return { x: point.x * scale, y: point.y * scale }
}
