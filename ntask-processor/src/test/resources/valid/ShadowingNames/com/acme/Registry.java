package com.acme;

class Registry {}
