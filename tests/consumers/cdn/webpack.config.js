module.exports = {
  entry: './src/main.elsewhere.js',
  output: {
    publicPath: process.env.CDN,
    crossOriginLoading: 'anonymous',
  },
};
