import type { Manifest } from './sources.ts'

/** Dependencies whose version is a range, a tag or an address. */
export function looseVersions(manifests: Manifest[]): string[] {
  return manifests.flatMap((manifest) => {
    const all = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
      ...manifest.peerDependencies,
    }
    return Object.entries(all)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${manifest.path}: ${name}@${version}`)
  })
}

export interface Lock {
  packages: Record<string, { hasInstallScript?: boolean }>
}

/** Names, sorted, of the packages in the lock that would run a script when they are installed. */
export function scriptedPackages(lock: Lock): string[] {
  const names = Object.entries(lock.packages)
    .filter(([path, entry]) => entry.hasInstallScript === true && path.includes('node_modules/'))
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  return [...new Set(names)].sort()
}
