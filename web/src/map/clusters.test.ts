import { describe, expect, it } from 'vitest'
import { type ClusterOnMap, createClusters, type MarkOnMap, spread } from './clusters.ts'
import type { SiteMark } from './props.ts'

function site(id: string, latitude: number, longitude: number, remaining: number, capacity = 20): SiteMark {
  return {
    ...{ id, name: id, point: { latitude, longitude }, approximate: false },
    ...{ crafts: ['PAPER'], sessionCount: 2, capacity, remaining },
  }
}

const near = [site('a', 31.1, 121.4, 5), site('b', 31.1005, 121.4005, 7), site('c', 31.101, 121.401, 0)]
const far = site('far', 31.2, 121.5, 20)
const clustersOf = (marks: MarkOnMap[]) =>
  marks.filter((mark): mark is ClusterOnMap => mark.kind === 'cluster')

describe('clusters', () => {
  it('sum the places and the sites of what they hold', () => {
    const [cluster, ...others] = clustersOf(createClusters([...near, far], new Set()).at(11))
    expect(others).toEqual([])
    expect(cluster).toMatchObject({ siteCount: 3, remaining: 12, capacity: 60 })
    expect([...(cluster?.siteIds ?? [])].sort()).toEqual(['a', 'b', 'c'])
  })

  it('lose nothing at any zoom', () => {
    const clusters = createClusters([...near, far], new Set(['b']))
    for (let zoom = 9; zoom <= 17; zoom += 0.25) {
      const places = clusters
        .at(zoom)
        .reduce((sum, mark) => sum + (mark.kind === 'site' ? mark.site.remaining : mark.remaining), 0)
      expect(places).toBe(32)
    }
  })

  it('leave the selected site standing alone', () => {
    const marks = createClusters(near, new Set(['b'])).at(9)
    expect(marks.some((mark) => mark.kind === 'site' && mark.site.id === 'b')).toBe(true)
    expect(clustersOf(marks)[0]).toMatchObject({ siteCount: 2, remaining: 5 })
  })

  it('fall apart at the zoom that they name', () => {
    const clusters = createClusters(near, new Set())
    const [cluster] = clustersOf(clusters.at(9))
    const apart = clusters.at(clusters.expansionZoom(cluster?.clusterId ?? -1))
    expect(apart.length).toBeGreaterThan(1)
  })

  it('keep their key while only places change, so that the vat drains instead of being made anew', () => {
    const before = clustersOf(createClusters(near, new Set()).at(9))[0]
    const drained = near.map((one) => ({ ...one, remaining: 0 }))
    const after = clustersOf(createClusters(drained, new Set()).at(9))[0]
    expect(after?.key).toBe(before?.key)
    expect(after?.remaining).toBe(0)
  })
})

describe('sites in one house', () => {
  it('stand around it at the nearest zoom, each to be pressed', () => {
    const together = ['x', 'y', 'z'].map((id) => site(id, 31.1, 121.4, 1))
    const marks = createClusters(together, new Set()).at(17)
    expect(marks).toHaveLength(3)
    const offsets = marks.map((mark) => (mark.kind === 'site' ? mark.offset : { x: 0, y: 0 }))
    for (const [index, one] of offsets.entries()) {
      const next = offsets[(index + 1) % 3] as { x: number; y: number }
      expect(Math.hypot(one.x - next.x, one.y - next.y)).toBeGreaterThan(40)
    }
  })

  it('leaves those that stand apart where they are', () => {
    const marks: MarkOnMap[] = [near[0], far].map((one) => ({
      ...{ kind: 'site' as const, key: (one as SiteMark).id, site: one as SiteMark },
      ...{ point: (one as SiteMark).point, offset: { x: 0, y: 0 } },
    }))
    expect(spread(marks, 17)).toEqual(marks)
  })
})
