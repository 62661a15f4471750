console.log(1);
catch (error) {}
