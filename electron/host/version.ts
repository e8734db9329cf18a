import manifest from '../../package.json' with { type: 'json' };

export const OVERTURE_VERSION: string = manifest.version;
