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
  packages: Record<
    string,
    { hasInstallScript?: boolean; integrity?: string; link?: boolean; resolved?: string; version?: string }
  >
}

/** Packages in the lock that could be another thing tomorrow: without the hash of what they hold, or from somewhere of their own. */
export function unsealedPackages(lock: Lock): string[] {
  return Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .filter(([, { integrity, resolved }]) => !/^sha512-/.test(integrity ?? '') || resolved !== undefined)
    .map(([path]) => path)
}

/** Names, sorted, of the packages in the lock that would run a script when they are installed. */
export function scriptedPackages(lock: Lock): string[] {
  const names = Object.entries(lock.packages)
    .filter(([path, entry]) => entry.hasInstallScript === true && path.includes('node_modules/'))
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  return [...new Set(names)].sort()
}
