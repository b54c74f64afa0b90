import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { featuresOf } from './base-map.ts'
import { createClusters } from './clusters.ts'
import { layOutLabels } from './map-labels.ts'
import type { SiteMark } from './props.ts'
import { degreesOf, pixelsOf, worldPoint } from './world.ts'

const features = ['outline', 'openstreetmap', 'names'].flatMap((name) =>
  featuresOf(JSON.parse(readFileSync(new URL(`basemap/${name}.geojson`, import.meta.url), 'utf8'))),
)
const towns = features.filter(({ kind }) => kind === 'street-town')
const sites: SiteMark[] = towns.map((town, index) => {
  const point = degreesOf(town.parts[0]?.points[0] ?? { x: 0, y: 0 })
  return {
    ...{ id: `s${index}`, name: `站点${index}`, point, approximate: false },
    ...{ crafts: ['WOOD'], sessionCount: 1, capacity: 10, remaining: 5 },
  }
})

describe('the names on the map', () => {
  it('keep every street-town though a vat stands on each, at the zooms where people look round', () => {
    for (const zoom of [11, 12, 13]) {
      const marks = createClusters(sites, new Set()).at(zoom)
      const labels = layOutLabels(features, { marks, stops: [] }, { zoom, language: 'zh', typeScale: 1 })
      const named = labels.filter(({ kind }) => kind === 'street-town').map(({ text }) => text)
      expect(named.sort()).toEqual(towns.map(({ name }) => name).sort())
    }
  })

  it('are English where the reader is', () => {
    const labels = layOutLabels(
      features,
      { marks: [], stops: [] },
      { zoom: 11, language: 'en', typeScale: 1 },
    )
    const townNames = labels.filter(({ kind }) => kind === 'street-town').map(({ text }) => text)
    expect(townNames).toContain('Qibao')
    expect(labels.every(({ text }) => !/[㐀-鿿]/.test(text))).toBe(true)
  })

  it('tell more the closer one looks', () => {
    const kinds = (zoom: number) =>
      new Set(
        layOutLabels(features, { marks: [], stops: [] }, { zoom, language: 'zh', typeScale: 1 }).map(
          ({ kind }) => kind,
        ),
      )
    expect(kinds(11).has('station')).toBe(false)
    expect(kinds(13.5).has('station')).toBe(true)
    expect(kinds(13.5).has('park')).toBe(true)
  })

  it('name each site beside its vat from close by', () => {
    const marks = createClusters(sites, new Set()).at(15)
    const labels = layOutLabels(features, { marks, stops: [] }, { zoom: 15, language: 'zh', typeScale: 1 })
    expect(labels.filter(({ kind }) => kind === 'site')).toHaveLength(sites.length)
  })
})

describe('world pixels', () => {
  it('come back to the degrees that they came from', () => {
    const { latitude, longitude } = degreesOf(worldPoint(121.38, 31.11))
    expect(latitude).toBeCloseTo(31.11, 9)
    expect(longitude).toBeCloseTo(121.38, 9)
  })

  it('take as many metres as the map says', () => {
    expect(pixelsOf(1000, 12, 31.1)).toBeCloseTo(30.56, 1)
  })
})
