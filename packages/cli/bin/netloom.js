console.log('netloom');
