// Has the browser remember its look for a year: in a cookie of this server that holds the words of the look and nothing else.
const YEAR = 31_536_000;

export default function ({ data }) {
  document.cookie = `${data.name}=${data.look}; path=/; max-age=${data.look ? YEAR : 0}; samesite=strict`;
}
