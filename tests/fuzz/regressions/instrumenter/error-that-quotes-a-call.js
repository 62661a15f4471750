try { $g(() => 1, function () { return 2; }); } catch (error) { console.log(error.message); }
try { (() => 1)().x(() => 2); } catch (error) { console.log(error.message); }
try { new (() => 1)(); } catch (error) { console.log(error.message); }
try { [...((f) => 1)(() => 3)]; } catch (error) { console.log(error.message); }
$g(() => 1);
