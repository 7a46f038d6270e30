// dutch.js
export const dutch = {};
