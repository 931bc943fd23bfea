/**
 * Servers from which the sites deliver pictures and videos, as seen in saved pages 2021-2026.
 * `*.name` stands for every host below the name. Only these are ever fetched from.
 */
export const mediaHosts = ['*.fbcdn.net', '*.cdninstagram.com', 'pbs.twimg.com', 'video.twimg.com'];
