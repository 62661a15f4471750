const card = <div>Don't</div>;
