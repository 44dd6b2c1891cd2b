/** Types of content that become much smaller when they are compressed. */
export const compressible = /^(?:text\/|application\/(?:json|xml|[a-z.-]+\+xml)\b|image\/svg)/;
